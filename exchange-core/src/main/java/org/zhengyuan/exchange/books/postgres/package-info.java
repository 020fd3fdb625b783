/** Reads the database for the check of the books, in one read-only snapshot, and the command that does it. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.books.postgres;

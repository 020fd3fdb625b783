/** How far a check of the books has come, in a file. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.books.disk;

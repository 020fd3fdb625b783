/** What the log keeps on disk, outside the database. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.evidence.disk;

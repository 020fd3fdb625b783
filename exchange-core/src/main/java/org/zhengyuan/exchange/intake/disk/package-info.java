/** The spool on a file system. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.intake.disk;

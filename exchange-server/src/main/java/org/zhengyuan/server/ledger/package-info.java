/** One ledger (一本账): the catalogue's pages, where what several modules know of a dataset stands together. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.ledger;

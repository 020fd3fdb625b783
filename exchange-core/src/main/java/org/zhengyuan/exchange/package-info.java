/** The exchange: the path of a datum from a department's source to an answer under an agreement. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange;

/** Operators bind accounts of holders to the subjects they are. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.holder;

/** The rules of the house, as tests over all compiled classes and all source files. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.structure;

/** The language of a request: Chinese or English. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.language;

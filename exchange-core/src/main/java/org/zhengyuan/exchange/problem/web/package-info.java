/** Problems at the HTTP edge: exceptions become RFC 9457 documents, or an error page for a browser. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.problem.web;

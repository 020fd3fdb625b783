/** Profiles over HTTP. */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.profile.web;

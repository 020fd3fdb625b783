/** Pulls, claim checks and the trail over HTTP; and how answers are written, for those that arrange them otherwise. */
@org.springframework.modulith.NamedInterface("web")
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.delivery.web;

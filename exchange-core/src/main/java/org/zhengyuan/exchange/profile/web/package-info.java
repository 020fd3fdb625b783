/** Profiles over HTTP. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.profile.web;

/** What sets the intake in motion: the routes by which files arrive, and the workers that take submissions off the queue. */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.exchange.intake.route;

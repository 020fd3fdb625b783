/**
 * The demo city: people, enterprises, houses and social-security months of a made-up city, delivered by six departments each in its own
 * way, with errors planted in known numbers. Nothing in it is a real person or enterprise: the identifiers carry a division code that
 * was never given.
 */
@org.jspecify.annotations.NullMarked
package org.zhengyuan.server.demo;

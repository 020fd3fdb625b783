package org.zhengyuan.exchange.sharing;

/** A document handed in with a request, by name and by where it can be found (document number or archive reference). */
public record Material(String name, String reference) {}

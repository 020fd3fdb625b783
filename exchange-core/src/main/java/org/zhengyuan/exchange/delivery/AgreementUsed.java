package org.zhengyuan.exchange.delivery;

import java.util.UUID;

/** The agreement, and the version of it, an answer was given under. */
public record AgreementUsed(UUID id, int version) {}

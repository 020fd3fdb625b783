package org.zhengyuan.exchange.evidence;

import org.zhengyuan.seal.proof.Hash;

/** The log at one moment. */
public record TreeHead(String origin, long size, Hash root) {}

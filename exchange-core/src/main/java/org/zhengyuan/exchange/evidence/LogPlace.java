package org.zhengyuan.exchange.evidence;

/**
 * Where a leaf lies.
 *
 * @param epoch which of the logs of this installation, from 0
 */
public record LogPlace(int epoch, long index) {}

package org.zhengyuan.exchange.delivery;

/** An answer that may leave: its trail entry is durable. */
public record Delivered(ReceiptId receipt, byte[] body) {}

package org.zhengyuan.exchange.sharing;

/**
 * How many answers an agreement allows.
 *
 * @param perDay answers in one day, Asia/Shanghai
 * @param total answers in the agreement's whole life
 */
public record Quota(long perDay, long total) {
    boolean within(Quota wider) {
        return perDay <= wider.perDay && total <= wider.total;
    }
}

package org.zhengyuan.exchange.delivery;

import org.jspecify.annotations.Nullable;

/** A question was not answered because of a failure on the exchange's side. */
public final class DeliveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeliveryFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package org.zhengyuan.exchange.delivery;

import java.util.function.Supplier;

/** Runs work on one consistent state of the database. */
public interface Snapshots {
    /**
     * Runs the work in one transaction that sees one state throughout and commits at the end; when this returns, what the work wrote is
     * durable. Where the database asks for it, the work is done again from the start, so it must leave nothing behind when it throws.
     */
    <T> T in(Supplier<T> work);
}

package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers given under a receipt. Under an Idempotency-Key a question is answered anew each time it is asked, as things stand then;
 * each answer is a fact of its own.
 *
 * @param number from 1, in the order of time
 * @param place receipt and leaf
 * @param digest SHA-256 of the answer as it was sent, without its signature, hexadecimal; null for a refusal
 */
public record GivenAnswer(int number, FactPlace place, Instant at, @Nullable String digest) {}

package org.zhengyuan.server.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * Tokens that have been verified, remembered until they expire, so that a signature is checked once per token and not once per call.
 * Keyed by the SHA-256 of the whole token: no token lies in memory, and another byte anywhere is another token. Bounded; a token
 * that falls out is verified again. Says nothing about the client's standing, which is asked on every call.
 */
final class VerifiedTokens {
    private static final int MOST = 50_000;

    private final TokenReader reader;
    private final Clock clock;
    private final Cache<Key, VerifiedToken> tokens;
    private final AtomicLong era = new AtomicLong();

    VerifiedTokens(TokenReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<Key, VerifiedToken>creating((key, token) -> untilExpiry(token)))
                .build();
    }

    /** @throws org.springframework.security.oauth2.jwt.JwtException where the token does not hold, or holds no longer */
    VerifiedToken verify(String token) {
        Key key = Key.of(token);
        VerifiedToken known = tokens.getIfPresent(key);
        if (known == null) {
            long before = era.get();
            known = reader.read(token);
            tokens.put(key, known);
            if (era.get() != before) {
                // the keys changed while it was verified under the old ones
                tokens.invalidate(key);
            }
        }
        if (!clock.instant().isBefore(known.expiresAt())) {
            throw new BadJwtException("the token has expired");
        }
        return known;
    }

    /** Forgets every token: each is verified again at its next use. */
    void forget() {
        era.incrementAndGet();
        tokens.invalidateAll();
    }

    private Duration untilExpiry(VerifiedToken token) {
        Instant now = clock.instant();
        return now.isBefore(token.expiresAt()) ? Duration.between(now, token.expiresAt()) : Duration.ZERO;
    }

    /** A SHA-256 as four words: equality and hash without an array. */
    private record Key(long a, long b, long c, long d) {
        static Key of(String token) {
            try {
                ByteBuffer words = ByteBuffer.wrap(
                        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)));
                return new Key(words.getLong(), words.getLong(), words.getLong(), words.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}

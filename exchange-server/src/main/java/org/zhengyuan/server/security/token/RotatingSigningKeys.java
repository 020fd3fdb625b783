package org.zhengyuan.server.security.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.server.security.AccessEvents;

/** The change of the embedded issuer's signing key, by an operator. */
public final class RotatingSigningKeys {
    /** A little longer than tokens live, for whoever verifies by another clock. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final VerifiedTokens verified;
    private final AccessEvents events;
    private final Clock clock;
    private final Duration tokenLifetime;

    RotatingSigningKeys(
            SigningKeys keys, VerifiedTokens verified, AccessEvents events, Clock clock, Duration tokenLifetime) {
        this.keys = keys;
        this.verified = verified;
        this.events = events;
        this.clock = clock;
        this.tokenLifetime = tokenLifetime;
    }

    /**
     * A key as operators see it.
     *
     * @param since when it was made; null for keys of installations before this was noted
     * @param until when it stops verifying; null for the key that signs
     */
    public record Key(String id, boolean signs, @Nullable Instant since, @Nullable Instant until) {}

    /** The keys that hold, the signing one first. */
    public List<Key> keys() {
        String signing = keys.signing().getKeys().getFirst().getKeyID();
        return keys.verifying().getKeys().stream()
                .map(key -> new Key(
                        key.getKeyID(),
                        key.getKeyID().equals(signing),
                        instant(key.getIssueTime()),
                        instant(key.getExpirationTime())))
                .toList();
    }

    /**
     * A new key signs from now on; tokens signed before hold until they expire.
     *
     * @param compromised the old keys are no longer trusted: every token signed before ends now, and callers ask for new ones
     */
    public List<Key> rotate(Actor operator, boolean compromised) {
        keys.rotate(compromised ? Duration.ZERO : tokenLifetime.plus(SKEW));
        if (compromised) {
            verified.forget();
        }
        List<Key> now = keys();
        String action = compromised ? "signing-key.replace" : "signing-key.rotate";
        events.append(clock.instant(), operator.id(), action, now.getFirst().id());
        return now;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}

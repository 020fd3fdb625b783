package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.sharing.Quota;

/** The answers this process has drawn from quotas and not yet given. Thread-safe. A process that dies loses them. */
public final class QuotaLeases {
    /** A new version of an agreement draws anew, under its own quota. */
    private record Lease(UUID agreement, int version, LocalDate day) {}

    private final QuotaDraws draws;
    private final long size;
    private final Map<Lease, AtomicLong> left = new ConcurrentHashMap<>();

    /** @param size how many answers are drawn at once at most */
    public QuotaLeases(QuotaDraws draws, long size) {
        this.draws = draws;
        this.size = size;
    }

    /** Takes one answer; null where it was there, else which quota is spent. */
    @Nullable
    DeliveryRefusal take(AgreementUsed agreement, Quota quota, LocalDate day) {
        AtomicLong lease = left.computeIfAbsent(lease(agreement, day), key -> {
            left.keySet().removeIf(old -> old.day().isBefore(day));
            return new AtomicLong();
        });
        while (true) {
            long now = lease.get();
            if (now > 0) {
                if (lease.compareAndSet(now, now - 1)) {
                    return null;
                }
                continue;
            }
            QuotaDraws.Draw draw = draws.draw(agreement.id(), day, quota, size);
            if (draw.granted() > 0) {
                lease.addAndGet(draw.granted() - 1);
                return null;
            }
            if (lease.get() == 0) {
                return draw.totalSpent() ? DeliveryRefusal.QUOTA_TOTAL : DeliveryRefusal.QUOTA_DAY;
            }
        }
    }

    /** Gives one answer back that was taken and not given. */
    void giveBack(AgreementUsed agreement, LocalDate day) {
        AtomicLong lease = left.get(lease(agreement, day));
        if (lease != null) {
            lease.incrementAndGet();
        }
    }

    private static Lease lease(AgreementUsed agreement, LocalDate day) {
        return new Lease(agreement.id(), agreement.version(), day);
    }
}

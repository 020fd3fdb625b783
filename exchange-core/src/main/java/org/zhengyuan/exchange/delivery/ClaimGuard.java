package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhengyuan.exchange.delivery.ClaimAttempts.Attempt;
import org.zhengyuan.exchange.problem.Outcome;

/** Keeps claim checks from being used to guess values: so many failures per subject, element, client and day, and no more. */
public final class ClaimGuard {
    private final ClaimAttempts attempts;
    private final int limit;

    public ClaimGuard(ClaimAttempts attempts, int limit) {
        this.attempts = attempts;
        this.limit = limit;
    }

    Watch watch(LocalDate today) {
        return new Watch(today);
    }

    /** Watches the claim checks of one batch. One thread. */
    final class Watch {
        private final LocalDate today;
        private final Map<Handling, List<Attempt>> counted = new HashMap<>();

        private Watch(LocalDate today) {
            this.today = today;
        }

        /** The batch is done again from its start. */
        void restart() {
            takeBack(counted.values().stream().flatMap(List::stream).toList());
            counted.clear();
        }

        /**
         * Counts the check's claims as failures beforehand; refuses the check where one has reached the limit.
         *
         * @param about whom the claims are about, the same for every identifier of one subject
         */
        void admit(Handling check, String about) {
            String client = check.question.inquiry().actor().id();
            List<Attempt> asked = check.question.elements().stream()
                    .map(element -> new Attempt(today, about, element, client))
                    .toList();
            List<Attempt> over = attempts.count(asked, limit);
            if (over.isEmpty()) {
                counted.put(check, asked);
            } else {
                check.refuse(new Outcome.Refused<Delivered>(
                        DeliveryRefusal.CLAIM_LIMIT,
                        Map.of("element", over.getFirst().element(), "limit", limit)));
            }
        }

        /** After the commit: what did not fail no longer counts. */
        void settle() {
            List<Attempt> back = new ArrayList<>();
            counted.forEach((check, asked) -> {
                Set<String> failed = check.failedClaims;
                for (Attempt attempt : asked) {
                    if (!failed.contains(attempt.element())) {
                        back.add(attempt);
                    }
                }
            });
            takeBack(back);
        }

        private void takeBack(List<Attempt> back) {
            if (!back.isEmpty()) {
                attempts.takeBack(back);
            }
        }
    }
}

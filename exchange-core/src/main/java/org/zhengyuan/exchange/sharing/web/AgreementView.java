package org.zhengyuan.exchange.sharing.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.sharing.AgreementChange;
import org.zhengyuan.exchange.sharing.AgreementVersion;
import org.zhengyuan.exchange.sharing.SharingAgreement;
import org.zhengyuan.exchange.sharing.Standing;

/**
 * An agreement as it is shown.
 *
 * @param state {@code active}, {@code not-begun}, {@code expired}, {@code suspended} or {@code ended}
 * @param history what happened to it, newest first; empty in lists
 */
record AgreementView(
        UUID id,
        String state,
        int version,
        String requester,
        Set<String> sources,
        @Nullable String suspendedBy,
        String reason,
        Instant since,
        TermsView terms,
        List<Change> history) {
    /** One event of its life. */
    record Change(String kind, int version, String actor, @Nullable String department, String reason, Instant at) {
        static Change of(AgreementChange change) {
            return new Change(
                    Words.of(change.kind()),
                    change.version(),
                    change.actor(),
                    change.department(),
                    change.reason(),
                    change.at());
        }
    }

    /** One version of it; {@code state} is {@code superseded} for all but the one that counts. */
    record Version(int version, String state, @Nullable UUID request, String madeBy, Instant madeAt, TermsView terms) {
        static Version of(AgreementVersion version, SharingAgreement agreement, Instant now) {
            Standing standing =
                    version.version() == agreement.current().version() ? agreement.standing(now) : Standing.SUPERSEDED;
            return new Version(
                    version.version(),
                    Words.of(standing),
                    version.request(),
                    version.madeBy(),
                    version.madeAt(),
                    TermsView.of(version.terms()));
        }
    }

    static AgreementView of(SharingAgreement agreement, List<AgreementChange> history, Instant now) {
        return new AgreementView(
                agreement.id(),
                Words.of(agreement.standing(now)),
                agreement.current().version(),
                agreement.terms().requester(),
                new TreeSet<>(agreement.sources()),
                agreement.suspendedBy(),
                agreement.reason(),
                agreement.since(),
                TermsView.of(agreement.terms()),
                history.stream().map(Change::of).toList());
    }
}

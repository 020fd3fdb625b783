package org.zhengyuan.exchange.lineage;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogHistory;
import org.zhengyuan.exchange.delivery.AgreementUsed;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.lineage.PastAnswer.Shown;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.RecordedVersion;

/**
 * Makes a past answer again from the trail entry, the versions it names, and catalogue and responsibility list as they were. The trail keeps
 * the answer's digest: what does not have it is not shown. What the trail does not say outright (the catalogue a process had in hand at that
 * moment, the form, which source an element without a value was said to have) is tried in the likeliest order until the digest is met.
 */
public final class AnsweringAgain {
    /** How long a process may go on with a catalogue that has been superseded. */
    private static final Duration STALE = Duration.ofSeconds(2);

    private final RecordHistories records;
    private final Catalog catalogs;
    private final CatalogHistory history;
    private final RestoringElements restoring;
    private final AnswerForms forms;

    public AnsweringAgain(
            RecordHistories records,
            Catalog catalogs,
            CatalogHistory history,
            RestoringElements restoring,
            AnswerForms forms) {
        this.records = records;
        this.catalogs = catalogs;
        this.history = history;
        this.restoring = restoring;
        this.forms = forms;
    }

    Shown show(AskedOnce question) {
        byte @Nullable [] digest = question.answerDigest();
        Integer agreementVersion = question.agreementVersion();
        if (digest == null) {
            return new Shown.Refused();
        }
        Facts details = question.details();
        if (details == null) {
            return new Shown.Erased(List.of(), question.erasedBy());
        }
        if (agreementVersion == null) {
            return new Shown.NotReproduced();
        }
        AgreementUsed agreement = new AgreementUsed(question.agreement(), agreementVersion);
        ReceiptId receipt = new ReceiptId(question.place().receipt());
        if (PastDetails.isClaimCheck(details)) {
            return claims(details, receipt, agreement, digest);
        }
        List<Long> ids = question.versions().stream()
                .map(Received.VersionOf::versionId)
                .distinct()
                .toList();
        Map<Long, RecordedVersion> versions = records.versions(ids);
        List<Long> gone = ids.stream()
                .filter(id -> !versions.containsKey(id) || versions.get(id).isErased())
                .toList();
        if (!gone.isEmpty()) {
            return new Shown.Erased(gone, question.erasedBy());
        }
        return values(question, receipt, agreement, versions, digest)
                .<Shown>map(Shown.Again::new)
                .orElseGet(Shown.NotReproduced::new);
    }

    private Shown claims(Facts details, ReceiptId receipt, AgreementUsed agreement, byte[] digest) {
        byte[] written =
                forms.results().write(new ClaimCheck.Results(receipt, agreement, PastDetails.checked(details)));
        return isOf(written, digest) ? new Shown.Again(written) : new Shown.NotReproduced();
    }

    private Optional<byte[]> values(
            AskedOnce question,
            ReceiptId receipt,
            AgreementUsed agreement,
            Map<Long, RecordedVersion> versions,
            byte[] digest) {
        PastDetails details = PastDetails.of(question);
        for (Catalog.Snapshot catalog : catalogs(question.at())) {
            List<Pull.AnswerForm> written = forms.values(catalog);
            for (List<Answer.Answered> elements : restoring.candidates(question, details, versions, catalog)) {
                Answer answer = new Answer(receipt, agreement, details.validAt(), details.knownAt(), elements);
                for (Pull.AnswerForm form : written) {
                    byte[] bytes = form.write(answer);
                    if (isOf(bytes, digest)) {
                        return Optional.of(bytes);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** As it is now, which is nearly always how it was; as it was; as it was just before. */
    private Iterable<Catalog.Snapshot> catalogs(Instant at) {
        return () -> new java.util.Iterator<>() {
            private int tried;

            @Override
            public boolean hasNext() {
                return tried < 3;
            }

            @Override
            public Catalog.Snapshot next() {
                return switch (tried++) {
                    case 0 -> catalogs.current();
                    case 1 -> history.at(at);
                    case 2 -> history.at(at.minus(STALE));
                    default -> throw new java.util.NoSuchElementException();
                };
            }
        };
    }

    private static boolean isOf(byte[] written, byte[] digest) {
        return MessageDigest.isEqual(Digests.sha256().digest(written), digest);
    }
}

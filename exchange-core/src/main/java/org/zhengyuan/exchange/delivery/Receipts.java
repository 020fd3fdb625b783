package org.zhengyuan.exchange.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.problem.Outcome.Refused;
import org.zhengyuan.exchange.registry.Truth;

/** Gives each handled question its receipt, its bytes and its trail entry. */
final class Receipts {
    private final RandomGenerator random;

    Receipts(RandomGenerator random) {
        this.random = random;
    }

    /** Writes the answer; it does not leave before the entry is durable. */
    void deliver(
            Handling one,
            List<Answer.Answered> elements,
            AgreementUsed agreement,
            Catalog.Snapshot catalog,
            Instant now) {
        ReceiptId receipt = one.earlier == null ? fresh(one, catalog, now) : one.earlier.receipt();
        Truth truth = one.truth;
        if (truth == null || one.terms == null) {
            throw new IllegalStateException("nothing was read to answer with");
        }
        switch (one.question) {
            case Pull pull -> {
                Answer answer = new Answer(receipt, agreement, truth.validAt(), truth.knownAt(), elements);
                one.facts = Facts.of(answer);
                one.delivered = new Delivered(receipt, pull.form().write(answer));
            }
            case ClaimCheck check -> {
                List<ClaimCheck.Results.Checked> checked = Claims.check(one.claimed, elements, one.terms.options());
                ClaimCheck.Results results = new ClaimCheck.Results(receipt, agreement, checked);
                one.failedClaims = failed(checked);
                one.facts = Facts.of(results);
                one.delivered = new Delivered(receipt, check.form().write(results));
            }
        }
    }

    TrailEntry entry(Handling one, Catalog.Snapshot catalog, Instant now) {
        Inquiry inquiry = one.question.inquiry();
        Refused<Delivered> refused = one.refused;
        Delivered delivered = one.delivered;
        Facts facts = refused == null ? one.facts : Facts.of(refused);
        if (facts == null) {
            throw new IllegalStateException("a question came through without an answer");
        }
        ReceiptId receipt = delivered == null ? fresh(one, catalog, now) : delivered.receipt();
        one.receipt = receipt;
        return new TrailEntry(
                receipt,
                now,
                one.question instanceof Pull ? TrailEntry.Kind.PULL : TrailEntry.Kind.CLAIM_CHECK,
                refused == null ? TrailEntry.ANSWERED : refused.refusal().code(),
                one.earlier != null && refused == null,
                inquiry.actor(),
                inquiry.agreement(),
                one.agreement == null ? null : one.agreement.version(),
                inquiry.serviceItem(),
                inquiry.caseNumber(),
                inquiry.operator(),
                one.truth == null ? null : one.truth.subjectId(),
                List.copyOf(one.elements()),
                facts,
                one.question.canonical(),
                digest(delivered));
    }

    private ReceiptId fresh(Handling one, Catalog.Snapshot catalog, Instant now) {
        return ReceiptId.fresh(RetentionClass.of(one.elements(), catalog), now, random);
    }

    private static Set<String> failed(List<ClaimCheck.Results.Checked> checked) {
        Set<String> failed = new HashSet<>();
        for (ClaimCheck.Results.Checked one : checked) {
            if (one.result() == ClaimCheck.Result.NO_MATCH) {
                failed.add(one.element());
            }
        }
        return failed;
    }

    private static byte @Nullable [] digest(@Nullable Delivered delivered) {
        if (delivered == null) {
            return null;
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(delivered.body());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package org.zhengyuan.exchange.audit;

import java.time.Instant;
import java.util.UUID;
import org.zhengyuan.exchange.registry.SubjectRef;

/** By what facts are looked for. */
public sealed interface FactSearch {
    /** The word that the fact of the look and the interface name it by. */
    String word();

    /** Everything that was asked about a subject, and what stewards did with it. */
    record BySubject(SubjectRef subject) implements FactSearch {
        @Override
        public String word() {
            return "subject";
        }
    }

    /** What a department asked and what it was party to. {@code from} included, {@code to} not. */
    record ByDepartment(String uscc, Instant from, Instant to) implements FactSearch {
        @Override
        public String word() {
            return "department";
        }
    }

    /** What was asked for a case. */
    record ByCase(String number) implements FactSearch {
        @Override
        public String word() {
            return "case";
        }
    }

    /** The one fact with this receipt, or each of the answers that were given under it. */
    record ByReceipt(UUID id) implements FactSearch {
        @Override
        public String word() {
            return "receipt";
        }
    }

    /** The one fact whose leaf lies there in the log that is written at present. */
    record ByLeaf(long index) implements FactSearch {
        @Override
        public String word() {
            return "leaf";
        }
    }
}

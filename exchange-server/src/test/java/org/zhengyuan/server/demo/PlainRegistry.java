package org.zhengyuan.server.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.catalog.rule.ValueRules;

/** What the deliveries amount to, worked out in maps: the outcome of every row as the design defines it, and nothing more. */
final class PlainRegistry {
    private final DemoCatalog catalog;
    private final Map<String, Map<String, Head>> heads = new HashMap<>();

    private record Head(Map<String, String> values, long order) {}

    PlainRegistry(DemoCatalog catalog) {
        this.catalog = catalog;
    }

    /** Works one file off, row by row; {@link #close} ends it. */
    final class Intake {
        private final Dataset dataset;
        private final String jurisdiction;
        private final Map<String, ValueRule> rules = new HashMap<>();
        private final Map<String, String> itemOfHeader = new HashMap<>();
        private final Map<String, Map<String, String>> seen = new HashMap<>();
        private final Map<String, Head> stand;
        final Map<String, Long> counts = new HashMap<>();

        Intake(DemoDelivery delivery) {
            this.dataset = catalog.dataset(delivery.dataset());
            this.jurisdiction = catalog.department(delivery.department()).jurisdiction();
            this.stand = heads.computeIfAbsent(dataset.code(), code -> new HashMap<>());
            ValueRules made = new ValueRules(LocalDate.of(2026, 11, 21));
            for (DataItem item : dataset.items()) {
                rules.put(item.code(), made.of(catalog.rule(item)));
                itemOfHeader.put(item.code(), item.code());
                itemOfHeader.put(item.name().zh(), item.code());
                item.columns().forEach(column -> itemOfHeader.put(column, item.code()));
            }
        }

        void row(Map<String, String> cells) {
            count("received");
            Map<String, String> held = new HashMap<>();
            Map<String, @Nullable String> foreign = new HashMap<>();
            String fault = read(cells, held, foreign);
            if (!fault.isEmpty()) {
                count("refused");
                count(fault);
                return;
            }
            String subject = held.getOrDefault(dataset.subjectKey().item(), "");
            StringBuilder key = new StringBuilder(subject);
            dataset.recordKey().forEach(item -> key.append('/').append(held.get(item)));
            Map<String, String> all = new HashMap<>(held);
            foreign.forEach((item, text) -> all.put(item, String.valueOf(text)));
            Map<String, String> before = seen.putIfAbsent(key.toString(), all);
            if (before != null) {
                count(before.equals(all) ? "unchanged" : "refused");
                count(before.equals(all) ? "repeat" : "differing repeat");
                return;
            }
            count(outcome(key.toString(), held));
            foreign.forEach((item, text) -> compare(subject, item, text));
        }

        void close(boolean full) {
            if (full) {
                Set<String> absent = new HashSet<>(stand.keySet());
                absent.removeAll(seen.keySet());
                absent.forEach(key -> {
                    stand.remove(key);
                    count("ended");
                });
            }
        }

        private String read(
                Map<String, String> cells, Map<String, String> held, Map<String, @Nullable String> foreign) {
            List<String> faults = new ArrayList<>();
            cells.forEach((header, text) -> {
                String code = itemOfHeader.get(header);
                if (code == null) {
                    if (!dataset.ignoredColumns().contains(header)) {
                        faults.add("unknown column " + header);
                    }
                    return;
                }
                boolean numeric = !text.isEmpty() && text.charAt(0) == PlainReader.NUMERIC;
                if (numeric && code.equals(dataset.subjectKey().item())) {
                    faults.add(Reason.DIGITS_LOST.code());
                    return;
                }
                ValueRule rule = Objects.requireNonNull(rules.get(code));
                Standardized standardized = rule.standardize(numeric ? text.substring(1) : text);
                boolean own = isHeld(dataset.item(code));
                if (standardized instanceof Standardized.Invalid invalid) {
                    if (own) {
                        faults.add(invalid.reason().code());
                    } else {
                        foreign.put(code, null);
                    }
                    return;
                }
                Object value = ((Valid) standardized).value();
                if (value != null) {
                    (own ? held : foreign).put(code, rule.text(value));
                }
            });
            if (faults.isEmpty() && dataset.divisionItem() != null) {
                String division = held.getOrDefault(dataset.divisionItem(), "");
                if (!division.startsWith(jurisdiction.substring(0, 4))) {
                    faults.add("row.other-division");
                }
            }
            return faults.isEmpty() ? "" : faults.getFirst();
        }

        private boolean isHeld(DataItem item) {
            return item.element() == null
                    || catalog.element(item.element()).role() == ElementRole.KEY
                    || catalog.source(item.element()).equals(dataset.code());
        }

        private String outcome(String key, Map<String, String> held) {
            if (held.size() == 1) {
                return "checkedOnly";
            }
            long order = dataset.orderingItem() == null ? 0 : order(held.getOrDefault(dataset.orderingItem(), ""));
            Head head = stand.get(key);
            if (head != null && head.values().equals(held)) {
                return "unchanged";
            }
            if (head != null && order < head.order()) {
                return "history";
            }
            stand.put(key, new Head(held, order));
            return head == null ? "created" : "changed";
        }

        private void compare(String subject, String item, @Nullable String text) {
            String element = String.valueOf(dataset.item(item).element());
            String source = catalog.source(element);
            Head head = heads.getOrDefault(source, Map.of()).get(subject);
            if (text == null) {
                count("invalid");
            } else if (head == null) {
                count("unmatched");
            } else {
                boolean agrees = catalog.dataset(source).items().stream()
                        .filter(other -> element.equals(other.element()))
                        .anyMatch(other -> text.equals(head.values().get(other.code())));
                count(agrees ? "agreed" : "differed");
            }
        }

        private void count(String what) {
            counts.merge(what, 1L, Long::sum);
        }

        private static long order(String text) {
            return Long.parseLong(text.replaceAll("\\D", "").substring(0, 8));
        }
    }
}

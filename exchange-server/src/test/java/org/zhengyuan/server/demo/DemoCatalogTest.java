package org.zhengyuan.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.catalog.rule.ValueRules;

class DemoCatalogTest {
    private final DemoCatalog catalog = DemoCatalog.read();
    private final ValueRules rules = new ValueRules(LocalDate.of(2026, 11, 21));

    @Test
    void theDepartmentsOfTheDeliveriesAreThoseOfTheCatalogue() {
        assertThat(catalog.departments())
                .extracting(Department::uscc)
                .containsExactlyInAnyOrder(
                        MarketRegulation.USCC,
                        Tax.USCC,
                        PublicSecurity.USCC,
                        CivilAffairs.USCC,
                        SocialSecurity.USCC,
                        Housing.USCC)
                .allSatisfy(uscc -> assertThat(rules.of(RuleSpec.of("uscc")).standardize(uscc))
                        .isEqualTo(new Valid(uscc)));
    }

    @Test
    void everyRuleCompiles() {
        for (Dataset dataset : catalog.datasets()) {
            for (DataItem item : dataset.items()) {
                assertThat(rules.of(catalog.rule(item)).type()).isNotNull();
            }
        }
        assertThat(catalog.elements()).allSatisfy(element -> rules.of(element.rule()));
    }

    @Test
    void everyDatasetNamesItemsThatItHas() {
        for (Dataset dataset : catalog.datasets()) {
            Set<String> items = dataset.items().stream().map(DataItem::code).collect(Collectors.toSet());
            assertThat(items)
                    .as(dataset.code())
                    .contains(dataset.subjectKey().item())
                    .containsAll(dataset.recordKey());
            for (String item : new String[] {dataset.orderingItem(), dataset.validFromItem(), dataset.divisionItem()}) {
                assertThat(item == null || items.contains(item))
                        .as(dataset.code())
                        .isTrue();
            }
            assertThat((dataset.divisionItem() == null) != (dataset.fixedDivision() == null))
                    .isTrue();
            assertThat(dataset.sharingTerms().isEmpty()).isEqualTo(dataset.sharing() == SharingCategory.UNCONDITIONAL);
        }
        assertThat(catalog.datasets()).extracting(Dataset::sharing).contains(SharingCategory.values());
    }

    @Test
    void everyElementButTheKeysHasOneSource() {
        List<String> sourced = catalog.responsibilities().stream()
                .map(DemoCatalog.Line::element)
                .toList();
        assertThat(sourced).doesNotHaveDuplicates();
        assertThat(catalog.elements()).allSatisfy(element -> assertThat(sourced.contains(element.code()))
                .as(element.code())
                .isEqualTo(element.role() != ElementRole.KEY));
    }
}

package org.zhengyuan.benchmarks.intake;

import java.util.List;
import java.util.Set;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.catalog.SubjectType;

/** The catalogue entry under which the enterprises are delivered. */
final class EnterpriseCatalog {
    static final String DATASET = "benchmark.enterprises";
    static final String DEPARTMENT = "11350100003600028N";

    private EnterpriseCatalog() {}

    static void publish(CatalogChanges changes) {
        Department department = new Department(DEPARTMENT, text("测速局"), "350100");
        SubjectType enterprise = new SubjectType(
                "enterprise",
                text("企业"),
                List.of(new SubjectType.IdentifierType("uscc", text("统一社会信用代码"), RuleSpec.of("uscc"), "001")));
        changes.publishFiles(CatalogProposal.of(department, enterprise, dataset()), "benchmark");
    }

    private static Dataset dataset() {
        List<DataItem> items = List.of(
                item("uscc", "uscc"),
                item("name", "organization-name"),
                item("kind", "text"),
                item("legal_representative", "person-name"),
                item("capital", "decimal"),
                item("status", "text"),
                item("address", "text"),
                item("established", "date"),
                item("industry", "text"),
                item("phone", "phone"),
                item("scope", "text"),
                item("revision", "integer"));
        return new Dataset(
                DATASET,
                text("测速企业登记"),
                DEPARTMENT,
                "enterprise",
                new Dataset.SubjectKey("uscc", "uscc"),
                List.of(),
                items,
                "revision",
                null,
                null,
                "350100",
                SharingCategory.UNCONDITIONAL,
                "",
                "none",
                "general-1",
                "daily",
                List.of(),
                Set.of());
    }

    private static DataItem item(String code, String rule) {
        return new DataItem(code, text(code), null, RuleSpec.of(rule), List.of(), code.equals("uscc"));
    }

    private static LocalText text(String text) {
        return new LocalText(text, text);
    }
}

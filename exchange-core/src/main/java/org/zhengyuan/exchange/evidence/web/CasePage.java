package org.zhengyuan.exchange.evidence.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.zhengyuan.exchange.evidence.CaseContents;
import org.zhengyuan.exchange.evidence.CaseReport;
import org.zhengyuan.exchange.evidence.FactMember;
import org.zhengyuan.seal.casefile.CaseManifest;
import org.zhengyuan.seal.receipt.Receipt;

/** A case as one HTML file of its own, by the template {@code evidence/case-file}. */
@Component
class CasePage implements CaseReport {
    /** One fact as the page shows it. */
    record Told(String file, Receipt receipt, List<FactMember> members) {}

    private final ISpringTemplateEngine templates;

    CasePage(ISpringTemplateEngine templates) {
        this.templates = templates;
    }

    @Override
    public byte[] html(CaseContents contents) {
        List<Told> facts = new ArrayList<>();
        for (Receipt receipt : contents.receipts()) {
            facts.add(new Told(
                    CaseManifest.receipt(facts.size() + 1),
                    receipt,
                    FactMember.of(receipt.fact().path("details"))));
        }
        Locale locale = LocaleContextHolder.getLocale();
        Context page = new Context(locale);
        page.setVariable("contents", contents);
        page.setVariable("facts", facts);
        page.setVariable("language", locale.getLanguage().equals("en") ? "en" : "zh-CN");
        return templates.process("evidence/case-file", page).getBytes(StandardCharsets.UTF_8);
    }
}

package org.zhengyuan.exchange.catalog.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.problem.Expected;

/** Puts faults into words, as the member {@code errors} of the problem document (RFC 9457, section 3). */
@Component
class FaultTexts {
    private final MessageSource messages;

    FaultTexts(MessageSource messages) {
        this.messages = messages;
    }

    List<Map<String, Object>> of(List<CatalogFault> faults, Locale locale) {
        return faults.stream().map(fault -> of(fault, locale)).toList();
    }

    private Map<String, Object> of(CatalogFault fault, Locale locale) {
        Map<String, Object> error = new LinkedHashMap<>();
        String code = fault.reason().code();
        error.put("code", code);
        error.put("title", messages.getMessage("problem." + code, null, code, locale));
        error.put("pointer", fault.pointer());
        if (fault.line() > 0) {
            error.put("line", fault.line());
        }
        Expected expected = fault.expected();
        String key = expected.messageKey();
        error.put("expected", messages.getMessage(key, expected.arguments().toArray(), key, locale));
        return error;
    }
}

package org.zhengyuan.exchange.testing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.zhengyuan.exchange.problem.web.ProblemAdvice;
import org.zhengyuan.exchange.problem.web.ProblemAnswers;
import org.zhengyuan.exchange.problem.web.ProblemTexts;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import tools.jackson.databind.json.JsonMapper;

/** Controllers without a server: real converters, real problem documents, texts in the language of the request. */
public final class Controllers {
    private Controllers() {}

    /** These controllers behind the exchange's own mapper of problems. */
    public static MockMvc serving(MessageSource messages, Object... controllers) {
        AcceptHeaderLocaleResolver locales = new AcceptHeaderLocaleResolver();
        locales.setDefaultLocale(Locale.CHINESE);
        ProblemTexts texts = new ProblemTexts(messages);
        ProblemWriter writer = new ProblemWriter(texts, locales, JsonMapper.shared());
        return MockMvcBuilders.standaloneSetup(controllers)
                .setControllerAdvice(new ProblemAdvice(new ProblemAnswers(texts, writer)))
                .setLocaleResolver(locales)
                .build();
    }

    /** The texts of some modules, named as in {@code i18n/NAME_zh.properties}. */
    public static MessageSource messages(String... bundles) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        for (String bundle : bundles) {
            messages.addBasenames("i18n/" + bundle);
        }
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.CHINESE);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}

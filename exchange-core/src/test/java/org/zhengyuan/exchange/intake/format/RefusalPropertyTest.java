package org.zhengyuan.exchange.intake.format;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RefusalPropertyTest {
    @Property
    void guardingIsUndoneExactly(@ForAll("texts") String text) {
        String guarded = FormulaGuard.guard(text);
        assertThat(guarded).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
        assertThat(FormulaGuard.unguard(guarded)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('\'', '=', '+', '-', '@', '\t', '\r', '\n', 'a', '＝')
                .ofMaxLength(6);
    }
}

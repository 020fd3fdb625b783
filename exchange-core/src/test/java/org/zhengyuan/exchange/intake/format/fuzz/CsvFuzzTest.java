package org.zhengyuan.exchange.intake.format.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.zhengyuan.exchange.intake.format.Format;

class CsvFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void anyBytesEndInRowsOrAClearRefusal(byte[] bytes) throws IOException {
        AnyBytes.read(Format.CSV, bytes);
    }
}

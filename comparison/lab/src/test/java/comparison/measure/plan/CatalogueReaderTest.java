package comparison.measure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import comparison.model.Endpoint;
import comparison.model.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReaderTest {
    private static final Endpoint A = new Endpoint("GET", "/a");

    @TempDir
    Path folder;

    private String good = "";

    @BeforeEach
    void a_good_file() throws IOException {
        try (InputStream from = CatalogueReaderTest.class.getResourceAsStream("/tiny/contenders.yaml")) {
            good = new String(from.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private Catalogue read(String text) throws IOException {
        return CatalogueReader.read(Files.writeString(folder.resolve("contenders.yaml"), text));
    }

    @Test
    void a_good_file_is_read() throws IOException {
        Catalogue catalogue = read(good);

        assertThat(catalogue.template()).isEqualTo(folder.resolve("template.yaml"));
        assertThat(catalogue.asks()).hasSize(2);
        assertThat(catalogue.subjects().getFirst().contender().layout()).isEqualTo(Layout.ROUTED);
        assertThat(catalogue.subjects().getLast().function(A)).isEqualTo("TinyOne");
        assertThat(catalogue.mix()).isEqualTo(folder.resolve("mix.yaml"));
        assertThat(catalogue.pairs().getFirst().separate()).isEqualTo("separate-tiny");
    }

    @Test
    void what_is_missing_or_wrong_is_told_with_the_file_and_the_field() {
        assertThatThrownBy(() -> read(good.replace("seed: seed.json", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("contenders.yaml", "'seed' is missing");
        assertThatThrownBy(() -> read(good.replace("layout: routed", "layout: rooted")))
                .hasMessageContaining("'rooted'");
        assertThatThrownBy(() -> read("a: [")).hasMessageContaining("is no YAML");
    }
}

package mailroom.batches.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com",
                "first.last+tag@sub.example.com",
                "o'brien@example.com",
                "x_y-z@xn--bcher-kva.example",
                "success@simulator.amazonses.com",
                "!#$%&'*+/=?^_`{|}~-@example.com"
            })
    void these_are_addresses(String text) {
        assertThat(Address.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@example.com",
                "a@",
                "a@b",
                "a..b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a b@example.com",
                "\"a b\"@example.com",
                "a@-example.com",
                "a@example-.com",
                "a@example..com",
                "a@example.com.",
                "a@[127.0.0.1]",
                "a@bücher.example",
                "jürgen@example.com",
                "a@b@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "Name <a@example.com>"
            })
    void these_are_none(String text) {
        assertThat(Address.fault(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void a_local_part_has_64_characters_at_most(int length) {
        assertThat(Address.fault("a".repeat(length) + "@example.com").isEmpty()).isEqualTo(length == 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com", "Mail Room <a@example.com>"})
    void a_sender_may_have_a_name(String text) {
        assertThat(Sender.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mail\nRoom <a@example.com>",
                "<a@example.com>",
                "A <a>",
                "A, B <a@example.com>",
                "Ä <a@example.com>"
            })
    void a_sender_never_needs_quoting_in_a_header(String text) {
        assertThat(Sender.fault(text)).isPresent();
    }
}

package local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import local.aws.proxy.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "000000000000:function:orders",
                "function:orders",
                "arn:aws:lambda:us-east-1:000000000000:function:orders",
                "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Aorders"
            })
    void a_function_has_many_names(String text) {
        assertThat(FunctionName.of(text, Optional.empty())).isEqualTo(new FunctionName("orders", Optional.empty()));
        assertThat(FunctionName.of(text + ":live", Optional.empty()))
                .isEqualTo(new FunctionName("orders", Optional.of("live")));
    }

    @Test
    void a_qualifier_comes_in_the_name_or_beside_it() {
        assertThat(FunctionName.of("orders:%24LATEST", Optional.empty()).qualifier())
                .contains("$LATEST");
        assertThat(FunctionName.of("orders", Optional.of("live")).qualifier()).contains("live");
        assertThat(FunctionName.of("orders:live", Optional.of("live")).qualifier())
                .contains("live");
        assertThatThrownBy(() -> FunctionName.of("orders:live", Optional.of("old")))
                .isInstanceOfSatisfying(
                        AwsError.class, it -> assertThat(it.code()).isEqualTo("InvalidParameterValueException"));
    }

    @Test
    void what_is_no_name_is_refused() {
        assertThatThrownBy(() -> FunctionName.of("or%20ders", Optional.empty()))
                .isInstanceOfSatisfying(
                        AwsError.class, it -> assertThat(it.status()).isEqualTo(400));
    }
}

package comparison.measure.statics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import local.aws.proxy.AwsService;
import local.aws.proxy.Call;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    @Test
    void a_transaction_needs_the_actions_of_what_it_holds() {
        Set<String> needed = Permissions.needed(Set.of(
                new Call("A", AwsService.DYNAMODB, "TransactWriteItems"), new Call("A", AwsService.DYNAMODB, "Query")));

        assertThat(needed)
                .contains("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query")
                .doesNotContain("dynamodb:TransactWriteItems");
    }

    @Test
    void what_is_granted_and_not_needed_is_unused_and_lambda_s_own_logging_is_not() {
        assertThat(Permissions.unused(
                        Set.of("dynamodb:GetItem", "dynamodb:PutItem", "logs:PutLogEvents"),
                        Set.of("dynamodb:GetItem")))
                .containsExactly("dynamodb:PutItem");
    }
}

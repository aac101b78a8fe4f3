package mailroom.access.bench;

import java.util.Map;

/** As many and as long as those that every installation begins with. */
final class BenchPolicies {
    static final Map<String, String> TEXTS = Map.of(
            "admin",
            "permit(principal in Role::\"admin\", action, resource);",
            "lead",
            """
            permit(principal in Role::"lead", action, resource is Batch) when { resource.team == principal.team };
            permit(principal in Role::"lead", action in [Action::"ListBatches", Action::"WatchBatches"], resource);
            """,
            "sender",
            """
            permit(principal in Role::"sender", action in [Action::"CreateBatch", Action::"ReadBatch"], resource is Batch)
            when { resource.team == principal.team };
            permit(principal in Role::"sender", action in [Action::"ListBatches", Action::"WatchBatches"], resource);
            permit(
                principal in Role::"sender",
                action in [Action::"AppendRecipients", Action::"SubmitBatch", Action::"CancelBatch", Action::"RetryFailed"],
                resource is Batch
            ) when { resource.owner == principal.subject && resource.team == principal.team };
            """,
            "viewer",
            """
            permit(principal in Role::"viewer", action == Action::"ReadBatch", resource is Batch)
            when { resource.team == principal.team };
            permit(principal in Role::"viewer", action in [Action::"ListBatches", Action::"WatchBatches"], resource);
            """,
            "everybody",
            "permit(principal, action == Action::\"CheckAccess\", resource);",
            "test-and-live",
            "forbid(principal, action, resource is Batch) when { resource.test != context.test };");

    private BenchPolicies() {}
}

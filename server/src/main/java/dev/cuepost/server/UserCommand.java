package dev.cuepost.server;

import picocli.CommandLine.Command;

/** The commands about who may do what. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = "Looks after who may do what.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RotateMasterKey.class, ShowAudit.class})
final class UserCommand {}

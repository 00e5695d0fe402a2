//! The types of the events of Conversations, as the form field `EventType` has them.

crate::open_enum! {
    /// What happened, or is about to happen, in a Conversation.
    ///
    /// The types in the present tense (`…Add`, `…Update`, `…Remove`) ask before it happens: the response decides about it. The others
    /// report afterwards.
    pub enum ConversationsEventType {
        /// A Conversation is to be created.
        #[value("onConversationAdd")]
        ConversationAdd,
        /// A Conversation was created.
        #[value("onConversationAdded")]
        ConversationAdded,
        /// A Conversation is to be changed.
        #[value("onConversationUpdate")]
        ConversationUpdate,
        /// A Conversation was changed.
        #[value("onConversationUpdated")]
        ConversationUpdated,
        /// A Conversation is to be deleted.
        #[value("onConversationRemove")]
        ConversationRemove,
        /// A Conversation was deleted.
        #[value("onConversationRemoved")]
        ConversationRemoved,
        /// The state of a Conversation changed, such as to `closed`.
        #[value("onConversationStateUpdated")]
        ConversationStateUpdated,
        /// A message is to be added.
        #[value("onMessageAdd")]
        MessageAdd,
        /// A message was added.
        #[value("onMessageAdded")]
        MessageAdded,
        /// A message is to be changed.
        #[value("onMessageUpdate")]
        MessageUpdate,
        /// A message was changed.
        #[value("onMessageUpdated")]
        MessageUpdated,
        /// A message is to be deleted.
        #[value("onMessageRemove")]
        MessageRemove,
        /// A message was deleted.
        #[value("onMessageRemoved")]
        MessageRemoved,
        /// A participant is to be added.
        #[value("onParticipantAdd")]
        ParticipantAdd,
        /// A participant was added.
        #[value("onParticipantAdded")]
        ParticipantAdded,
        /// A participant is to be changed.
        #[value("onParticipantUpdate")]
        ParticipantUpdate,
        /// A participant was changed.
        #[value("onParticipantUpdated")]
        ParticipantUpdated,
        /// A participant is to be removed.
        #[value("onParticipantRemove")]
        ParticipantRemove,
        /// A participant was removed.
        #[value("onParticipantRemoved")]
        ParticipantRemoved,
        /// The delivery of a message made progress.
        #[value("onDeliveryUpdated")]
        DeliveryUpdated,
        /// A user was created.
        #[value("onUserAdded")]
        UserAdded,
        /// A user is to be changed.
        #[value("onUserUpdate")]
        UserUpdate,
        /// A user was changed.
        #[value("onUserUpdated")]
        UserUpdated,
    }
}

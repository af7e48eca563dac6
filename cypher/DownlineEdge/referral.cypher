// The last step of the path to the node.
WITH parent.referral AS node

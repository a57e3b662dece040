"""What residents say around a call or a plan: questions, support, following, meetings."""
